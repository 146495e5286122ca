import { startEmbedded } from '#db/embedded/start.ts'

// Started as a process of its own by embedded.test.ts, which kills it.
const database = await startEmbedded({ dataDir: process.argv[2]!, durable: process.argv[3] !== 'fast' })
process.stdout.write(`${JSON.stringify({ ownerUrl: database.ownerUrl, pid: database.pid })}\n`)
// The server does not keep its process alive; the product's web server does.
setInterval(() => {}, 60_000)
process.on('SIGTERM', async () => {
  await database.stop()
  process.exit(0)
})
