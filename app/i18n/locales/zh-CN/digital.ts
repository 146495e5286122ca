export const words = {
  title: '数字化',
}
