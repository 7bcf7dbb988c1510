//! An analysis as something to take along: a report for people, Markdown, HTML, CSV, iCalendar.
