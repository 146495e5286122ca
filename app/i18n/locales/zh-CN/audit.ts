export const words = {
  title: '审核',
}
