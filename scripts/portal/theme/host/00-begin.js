/* A contest in a hall, run from one laptop: index.html is the host's own window, screen.html the one
   that the hall sees. ECMAScript 2017. */
var PortalHost = {};
