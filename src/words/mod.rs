//! What people read, Vietnamese and English, as a typed catalogue: a missing text does not compile.
