import { toString as draw } from 'qrcode'

/** SVG of a QR code for a link; error correction M (15 %), which survives a printed page in a workshop. */
export const qrSvg = (text: string): Promise<string> =>
  draw(text, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 0,
    color: { dark: '#000000', light: '#ffffff' },
  })
