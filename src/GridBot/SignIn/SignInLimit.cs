// How often one address may try to sign in.
using System.Net;
using System.Threading.RateLimiting;

namespace GridBot.SignIn;

/// <summary>Counts the tries of an address. Each costs a call of the platform, whose own limits are the application's.</summary>
internal sealed class SignInLimit : IDisposable
{
    /// <summary>Tries of one address within <see cref="Window"/>: a whole office stands behind one address, and each person needs two requests.</summary>
    public const int Most = 120;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetFixedWindowLimiter(AddressOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Window, QueueLimit = 0 }));

    /// <summary>Whether another try is let through; counts it.</summary>
    public bool Admits(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>The browser's address. Behind a proxy on this machine it is the last one that the proxy names; nobody else is believed.</summary>
    internal static string AddressOf(HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress;
        var named = context.Request.Headers["X-Forwarded-For"].ToString();
        if (remote is not null && IPAddress.IsLoopback(remote) && IPAddress.TryParse(named[(named.LastIndexOf(',') + 1)..].Trim(), out var behind))
        {
            remote = behind;
        }

        return remote?.ToString() ?? "";
    }
}
