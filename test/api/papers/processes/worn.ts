process.on('message', () => process.send?.({ kind: 'done', answer: process.pid, worn: true }))
process.on('disconnect', () => process.exit(0))
