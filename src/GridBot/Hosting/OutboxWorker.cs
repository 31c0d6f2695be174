// Runs the outbox dispatcher as long as the host runs.
using GridBot.Notices;

namespace GridBot.Hosting;

/// <summary>The outbox worker.</summary>
internal sealed class OutboxWorker(OutboxDispatcher dispatcher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => dispatcher.RunAsync(stoppingToken);
}
