// Finds ports that replicas keep over their restarts.
using System.Net;
using System.Net.Sockets;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>Ports below those that the system hands out by itself, so that no outgoing connection takes one while its replica is down.</summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Last = 31_000;

    /// <summary>A port nobody listens on.</summary>
    public static int Take()
    {
        while (true)
        {
            // Drawn by the system's randomness: several runs on one machine must not try the same ports in the same order.
            var port = System.Security.Cryptography.RandomNumberGenerator.GetInt32(First, Last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
