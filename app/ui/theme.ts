import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Pine: the ink-teal of the product. */
const pine: MantineColorsTuple = [
  '#edf6f5',
  '#d9eae8',
  '#b0d4d0',
  '#83bdb7',
  '#5ca8a1',
  '#3f9690',
  '#27817b',
  '#176a66',
  '#0f5653',
  '#083f3e',
]

/** Copper: the one accent. */
const copper: MantineColorsTuple = [
  '#fdf4ea',
  '#f7e5d1',
  '#eecaa2',
  '#e5ad6f',
  '#dd9545',
  '#d8852a',
  '#b96a17',
  '#985410',
  '#79420d',
  '#5a300a',
]

/** Surfaces of the dark scheme: ink with a breath of green. */
const dark: MantineColorsTuple = [
  '#d5dedd',
  '#b3c0bf',
  '#8fa09f',
  '#62757a',
  '#3b4c50',
  '#2a393d',
  '#1c292d',
  '#142024',
  '#0e181b',
  '#091113',
]

export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'

export const theme = createTheme({
  colors: { pine, copper, dark },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 5 },
  fontFamily,
  headings: { fontFamily, fontWeight: '650' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
})
