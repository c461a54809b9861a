package dev.sockstep.model;

/** What a step shows that only looks: more than a list of sentences, and no call. */
public sealed interface View
    permits Explanation,
        FailureModes,
        Inspection,
        OptionsInForce,
        Peers,
        Provocation,
        States,
        Tracks {}
