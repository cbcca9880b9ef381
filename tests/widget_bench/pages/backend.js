// The one answer that all three show, asked for with the same request.
export async function greeting() {
  const body = JSON.stringify({ sender: "bench", message: "/start", metadata: { kommune: "solby" } });
  const response = await fetch("/webhooks/rest/webhook", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  return (await response.json())[0];
}
