export const words = {
  title: '标准',
}
