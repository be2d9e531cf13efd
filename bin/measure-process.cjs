// Loaded into a measured process: tells on file descriptor 3, at its end, what it has used.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(3, JSON.stringify({ cpu: userCPUTime + systemCPUTime, maxRSS }));
});
