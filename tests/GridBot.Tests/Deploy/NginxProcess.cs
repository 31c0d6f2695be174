// The real nginx with the shipped configuration, in a folder of the test.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GridBot.Endurance.Tests.Stage;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Deploy;

/// <summary>
/// Listens on two free ports of this machine, in the clear and with TLS. Only what must differ differs from deploy/nginx: where it listens, the replicas, the list of the platform's addresses, a certificate
/// of the test's own.
/// </summary>
internal sealed class NginxProcess : IAsyncDisposable
{
    private const string Main = """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log error.log;
        worker_rlimit_nofile 8192;
        events { worker_connections 4096; }
        http {
            access_log access.log;
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
            include gridbot.conf;
        }
        """;

    private readonly TempFolder folder = new();
    private readonly int port = FreePort.Take();
    private readonly int tlsPort = FreePort.Take();
    private Process? process;

    private NginxProcess()
    {
    }

    /// <summary>Where it is reached without TLS.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>Where it is reached with TLS.</summary>
    public Uri TlsAddress => new($"https://127.0.0.1:{tlsPort}/");

    /// <summary>Hash of the certificate it shows.</summary>
    public string CertificateHash { get; private set; } = "";

    public string AccessLog => System.IO.File.ReadAllText(folder.File("access.log"));

    /// <summary>Starts it before these replicas.</summary>
    /// <param name="replicas">Their addresses.</param>
    /// <param name="platform">The list of the platform's addresses; null for the shipped one.</param>
    public static async Task<NginxProcess> StartAsync(IEnumerable<string> replicas, string? platform = null)
    {
        var nginx = new NginxProcess();
        try
        {
            // The shipped line, with the address of each.
            var line = DeployFolder.Text("nginx/upstream.conf").Split('\n').Single(line => line.StartsWith("server ", StringComparison.Ordinal));
            nginx.Write(string.Concat(replicas.Select(replica => line.Replace("127.0.0.1:5080", replica, StringComparison.Ordinal) + "\n")), platform ?? DeployFolder.Text("nginx/platform.conf"));
            nginx.process = Process.Start(nginx.Command()) ?? throw new InvalidOperationException("nginx did not start.");
            await Eventually.AsAsync(nginx.AnswersAsync, answers => answers);
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    /// <summary>Only reads the configuration, with these replicas.</summary>
    public static async Task<ToolRun> TestAsync(string replicas)
    {
        await using var nginx = new NginxProcess();
        nginx.Write(replicas, DeployFolder.Text("nginx/platform.conf"));
        return await ToolRun.RunAsync("nginx", [.. nginx.Command("-t").ArgumentList]);
    }

    /// <summary>A client that calls from one of this machine's loopback addresses.</summary>
    public HttpClient Client(string from = "127.0.0.1")
    {
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = 32,
            ConnectCallback = async (context, token) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, token);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == CertificateHash;
        return new HttpClient(handler, disposeHandler: true) { BaseAddress = Address };
    }

    private void Write(string replicas, string platform)
    {
        Directory.CreateDirectory(folder.File("gridbot"));
        var shipped = DeployFolder.Text("nginx/gridbot.conf");
        const string listen = "    listen 443 ssl;\n";
        Assert.Contains(listen, shipped, StringComparison.Ordinal);
        System.IO.File.WriteAllText(folder.File("gridbot.conf"), shipped.Replace(listen, $"    listen 127.0.0.1:{port};\n    listen 127.0.0.1:{tlsPort} ssl;\n", StringComparison.Ordinal));
        System.IO.File.WriteAllText(folder.File("nginx.conf"), Main);
        System.IO.File.WriteAllText(folder.File("gridbot/upstream.conf"), replicas);
        System.IO.File.WriteAllText(folder.File("gridbot/platform.conf"), platform);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=gridbot.example.org", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        CertificateHash = certificate.GetCertHashString();
        System.IO.File.WriteAllText(folder.File("gridbot/tls.pem"), certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(folder.File("gridbot/tls.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private ProcessStartInfo Command(params string[] more)
    {
        var start = new ProcessStartInfo("nginx") { UseShellExecute = false, RedirectStandardError = true };
        foreach (var argument in (string[])["-p", folder.Path, "-c", folder.File("nginx.conf"), "-e", "error.log", .. more])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private async Task<bool> AnswersAsync()
    {
        if (process is { HasExited: true })
        {
            throw new InvalidOperationException($"nginx ended: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
        }

        try
        {
            using var client = Client();
            using var answer = await client.GetAsync(new Uri("none", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode == HttpStatusCode.NotFound;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        folder.Dispose();
    }
}
