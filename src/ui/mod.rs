//! Screens: shell, routes, pages and components. No rules and no storage here.
