export const words = {
  title: '通知',
}
