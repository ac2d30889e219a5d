//! The values of the model: dates, births, house numbers, telephone numbers, addresses and the words of lists.
