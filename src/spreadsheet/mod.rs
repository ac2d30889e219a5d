//! Registers as officials keep them: Excel, OpenDocument, CSV and pasted cells, read into households and residents.
