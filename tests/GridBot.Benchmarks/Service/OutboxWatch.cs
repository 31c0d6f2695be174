// Waits until the bot has sent what it owes, by what its own health address tells.
using System.Text.Json;

namespace GridBot.Benchmarks.Service;

/// <summary>Rows of the outbox as /health/ready tells them.</summary>
internal sealed record OutboxWatch(int Waiting, int Parked)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks until nothing waits or the time is over.</summary>
    public static async Task<OutboxWatch> DrainAsync(Uri service, HttpClient http, TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            using var health = JsonDocument.Parse(await http.GetStringAsync(new Uri(service, "/health/ready"), cancellationToken));
            var seen = new OutboxWatch(health.RootElement.GetProperty("outboxWaiting").GetInt32(), health.RootElement.GetProperty("outboxParked").GetInt32());
            if (seen.Waiting == 0 || time.GetElapsedTime(started) > within)
            {
                return seen;
            }

            await Task.Delay(AskEvery, time, cancellationToken);
        }
    }
}
