// The container's health: a worker without a web server counts as well when its process runs.
const { ROLE = 'all', PORT = '3000' } = process.env
if (ROLE !== 'worker') {
  const answer = await fetch(`http://127.0.0.1:${PORT}/healthz`).catch(() => null)
  if (!answer?.ok) process.exit(1)
}
