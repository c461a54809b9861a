package dev.sockstep.model;

/**
 * The stage of a step's socket before and after the step.
 *
 * @param before null for a socket that the step made
 * @param after the stage it has now
 * @param track where that is on the lifecycle track; null where the call is not a station of it
 */
public record StageChange(Stage before, Stage after, Track track) {}
