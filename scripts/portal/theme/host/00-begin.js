/* A contest in a hall: index.html is the host's window, screen.html the hall's. ECMAScript 2017. */
var PortalHost = {};
