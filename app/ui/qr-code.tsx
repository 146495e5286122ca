import styles from './qr-code.module.css'

/** A QR code drawn by the server (`qrSvg` in `server/identity/qr-svg.ts`). Always dark on white, so that every camera reads it. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  return (
    <div
      className={styles.code}
      role="img"
      aria-label={label}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: SVG of our own server
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  )
}
