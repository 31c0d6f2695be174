// The nginx of deploy/ in front of the replicas, on a port of its own.
using System.Diagnostics;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>
/// Runs Debian's nginx with the configuration that operators are given (deploy/nginx). Two things are changed: it listens without TLS on a free port, and its replicas are the test's.
/// What it does with a replica that is gone, breaks off or refuses is what is tried here.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const string Listen = "listen 443 ssl;";

    // Debian keeps it where only root's path looks.
    private const string Installed = "/usr/sbin/nginx";

    private readonly Process process;

    private Nginx(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<Nginx> StartAsync(string folder, IEnumerable<int> replicas, CancellationToken cancellationToken)
    {
        var port = FreePort.Take();
        Write(folder, port, replicas);
        var started = Process.Start(new ProcessStartInfo(File.Exists(Installed) ? Installed : "nginx", ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "error.log")]) { UseShellExecute = false })
            ?? throw new InvalidOperationException("nginx did not start.");
        var nginx = new Nginx(started, new Uri($"http://127.0.0.1:{port}"));
        AppDomain.CurrentDomain.ProcessExit += nginx.EndWithThisProcess;
        using var http = new HttpClient();

        // What nobody may ask for gets 404 from nginx itself.
        await Until.HoldsAsync("nginx answers", () => AnswersAsync(http, nginx, cancellationToken), answers => answers, cancellationToken);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithThisProcess;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Nginx nginx, CancellationToken cancellationToken)
    {
        if (nginx.process.HasExited)
        {
            throw new InvalidOperationException("nginx does not take the configuration of deploy/nginx.");
        }

        try
        {
            using var response = await http.GetAsync(nginx.Address, cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Write(string folder, int port, IEnumerable<int> replicas)
    {
        var shipped = Path.Combine(ProgramFixture.Repository, "deploy", "nginx");
        var server = File.ReadAllText(Path.Combine(shipped, "gridbot.conf"));
        if (!server.Contains(Listen, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"deploy/nginx/gridbot.conf no longer says \"{Listen}\": these tests must know where it listens.");
        }

        var plain = string.Join('\n', server.Split('\n').Where(line => !line.TrimStart().StartsWith("ssl_", StringComparison.Ordinal))).Replace(Listen, $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(folder, "gridbot"));
        File.WriteAllText(Path.Combine(folder, "gridbot.conf"), plain);
        File.WriteAllText(Path.Combine(folder, "gridbot", "upstream.conf"), string.Join('\n', replicas.Select(replica => $"server 127.0.0.1:{replica} max_fails=0;")));
        File.Copy(Path.Combine(shipped, "platform.conf"), Path.Combine(folder, "gridbot", "platform.conf"));
        File.WriteAllText(
            Path.Combine(folder, "nginx.conf"),
            $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            daemon off;
            pid {{folder}}/nginx.pid;
            worker_processes 1;
            events { worker_connections 512; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                include gridbot.conf;
            }
            """);
    }

    private void EndWithThisProcess(object? sender, EventArgs args)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }
}
