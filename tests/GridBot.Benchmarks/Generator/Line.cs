// One kept-alive HTTP connection to the service, with as little between the message and the socket as can be.
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace GridBot.Benchmarks.Generator;

/// <summary>One answer.</summary>
/// <param name="Status">Its HTTP status; 0 when the connection broke.</param>
/// <param name="Body">Its body; valid until the line's next request.</param>
internal readonly record struct Answer(int Status, ReadOnlyMemory<byte> Body);

/// <summary>
/// Sends a request that was written beforehand and reads its answer. The generator shares the machine with what it measures: an HttpClient would spend more on a message than the floor does.
/// Understands answers with a Content-Length, which is what the service sends.
/// </summary>
internal sealed class Line(EndPoint service) : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LengthName = "\r\ncontent-length:"u8.ToArray();

    private byte[] buffer = new byte[8 * 1024];
    private Socket? socket;

    /// <summary>Sends a request and reads the answer.</summary>
    public async ValueTask<Answer> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            socket ??= await ConnectAsync(cancellationToken);
            await socket.SendAsync(request, SocketFlags.None, cancellationToken);
            return await ReadAsync(socket, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            Dispose();
            return new Answer(0, default);
        }
    }

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }

    private async ValueTask<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var opened = new Socket(service.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await opened.ConnectAsync(service, cancellationToken);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private async ValueTask<Answer> ReadAsync(Socket from, CancellationToken cancellationToken)
    {
        var read = 0;
        var total = -1;
        var head = 0;
        while (total < 0 || read < total)
        {
            if (read == buffer.Length || total > buffer.Length)
            {
                Array.Resize(ref buffer, Math.Max(buffer.Length * 2, total));
            }

            var got = await from.ReceiveAsync(buffer.AsMemory(read), SocketFlags.None, cancellationToken);
            if (got == 0)
            {
                throw new IOException("The service closed the connection.");
            }

            read += got;
            if (total < 0 && buffer.AsSpan(0, read).IndexOf(HeadEnd) is var end and >= 0)
            {
                head = end + HeadEnd.Length;
                total = head + BodyLength(buffer.AsSpan(0, end));
            }
        }

        // "HTTP/1.1 200"
        var isStatus = Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out var _);
        return new Answer(isStatus ? status : 0, buffer.AsMemory(head, total - head));
    }

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        for (var from = 0; from < head.Length - LengthName.Length;)
        {
            var line = head[from..].IndexOf("\r\n"u8);
            if (line < 0)
            {
                break;
            }

            from += line;
            if (System.Text.Ascii.EqualsIgnoreCase(head.Slice(from, Math.Min(LengthName.Length, head.Length - from)), LengthName))
            {
                return Utf8Parser.TryParse(head[(from + LengthName.Length)..].TrimStart((byte)' '), out int length, out var _) ? length : throw new IOException("An unreadable Content-Length.");
            }

            from += 2;
        }

        throw new IOException("An answer without Content-Length.");
    }
}
