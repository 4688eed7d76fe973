// As much of autocannon as the bench uses.
declare module "autocannon" {
  interface Client {
    setRequests(
      requests: readonly { method?: string; path: string; headers?: Record<string, string>; body?: string }[],
    ): void
  }
  interface Result {
    "2xx": number
    "3xx": number
    "4xx": number
    "5xx": number
    errors: number
    timeouts: number
    latency: { p99: number }
  }
  export default function autocannon(options: {
    url: string
    connections: number
    duration?: number
    amount?: number
    setupClient: (client: Client) => void
  }): Promise<Result> & { on(event: "response", heard: () => void): void }
}
