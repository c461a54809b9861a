package dev.sockstep.model;

/** What a step shows that only looks: more than a list of sentences, and no call. */
public sealed interface View
    permits Explanation, FailureModes, Inspection, Peers, Provocation, States, Tracks {}
