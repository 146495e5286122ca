export const words = {
  title: '整改',
}
