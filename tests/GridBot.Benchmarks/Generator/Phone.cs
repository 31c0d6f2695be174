// What a message is sent with: a connection and the buffers to seal it.
using System.Net;
using GridBot.Simulator;

namespace GridBot.Benchmarks.Generator;

/// <summary>Used by one message at a time.</summary>
internal sealed class Phone(Uri service, SimulatorOptions app, TimeProvider time, Random random) : IDisposable
{
    public Line Line { get; } = new(new IPEndPoint(IPAddress.Loopback, service.Port));

    public Sealer Sealer { get; } = new(app, service, time, random);

    public void Dispose()
    {
        Line.Dispose();
        Sealer.Dispose();
    }
}
