// Tells everybody at once that the program is to stop.
namespace GridBot.Hosting;

/// <summary>True from the moment the stop was asked for (SIGTERM), while the program still serves.</summary>
internal sealed class StopSignal
{
    private volatile bool isStopping;

    public StopSignal(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(() => isStopping = true);

    public bool IsStopping => isStopping;
}
