//! Vietnamese text: folding for search, keys for sorting, cleaning of what comes in.
