import { createTransport } from 'nodemailer'
import type { Config } from '#server/config.ts'

export type Letter = {
  id: string
  toAddress: string
  toName: string | null
  subject: string
  body: string
  /** Path or address that the mail opens. */
  link: string | null
}

/** Hands letters to the mail server; throws what the server says when it does not take one. */
export type Postman = { deliver(letter: Letter): Promise<void>; close(): void }

/**
 * A postman for the mail server of the settings. The Message-ID follows from the letter's id: where a worker died
 * between the server's "accepted" and its own note of it, the second copy is recognizable as the same letter.
 */
export function openPostman(
  { smtpUrl, mailFrom }: Pick<Config, 'mailFrom'> & { smtpUrl: string },
  baseUrl: string,
): Postman {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  const domain = /@([^>\s]+)>?\s*$/.exec(mailFrom)?.[1] ?? 'chainq.invalid'
  return {
    async deliver({ id, toAddress, toName, subject, body, link }) {
      await transport.sendMail({
        messageId: `<${id}@${domain}>`,
        from: mailFrom,
        to: toName ? { name: toName, address: toAddress } : toAddress,
        subject,
        text: link ? `${body}\n\n${new URL(link, baseUrl).href}\n` : `${body}\n`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    close: () => transport.close(),
  }
}
