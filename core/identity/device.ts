/** In this order: a browser inside an app carries the signs of the browser it is made of. */
const browsers: readonly (readonly [name: string, sign: RegExp])[] = [
  ['WeChat', /MicroMessenger\//],
  ['DingTalk', /DingTalk\//],
  ['QQ', /\bQQ\//],
  ['QQ Browser', /MQQBrowser\/|QQBrowser\//],
  ['UC', /UCBrowser\//],
  ['Edge', /\bEdgA?\/|EdgiOS\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
]
const systems: readonly (readonly [name: string, sign: RegExp])[] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPad', /iPad/],
  ['iPhone', /iPhone/],
  ['Windows', /Windows NT/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
]

/** Browser and system behind a User-Agent, such as "WeChat · Android"; null when it says neither. */
export function describeDevice(userAgent: string | null): string | null {
  const find = (list: typeof browsers) => list.find(([, sign]) => sign.test(userAgent ?? ''))?.[0]
  const words = [find(browsers), find(systems)].filter((word) => word !== undefined)
  return words.length > 0 ? words.join(' · ') : null
}
