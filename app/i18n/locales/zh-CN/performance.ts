export const words = {
  title: '绩效',
}
