package dev.sockstep.session;

import dev.sockstep.model.Snapshot;
import dev.sockstep.model.Stage;

/**
 * What was true of a socket when a step on it began.
 *
 * @param stage null for a socket that did not exist yet
 * @param snapshot null likewise
 */
record Before(Stage stage, Snapshot snapshot) {}
