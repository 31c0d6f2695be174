// What is remembered of a browser while it is away at the platform to sign in.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace GridBot.SignIn;

/// <summary>A sign-in under way. It stands in a cookie of the browser that began it, so that nobody can be signed in as somebody else by a link.</summary>
/// <param name="State">Drawn letters and digits, which the platform sends back.</param>
/// <param name="To">Where to go afterwards.</param>
/// <param name="Again">Whether it was sent through a second time, because the first code was no good.</param>
/// <param name="Until">When it is no longer good.</param>
internal sealed record SignInTicket(string State, LocalPath To, bool Again, DateTimeOffset Until)
{
    /// <summary>How long the way there and back may take; a code lives five minutes.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Characters of a state.</summary>
    public const int StateLength = 32;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const char Separator = '\n';

    /// <summary>Begins a sign-in.</summary>
    public static SignInTicket Draw(LocalPath to, bool again, DateTimeOffset now, Random random)
        => new(string.Concat(Enumerable.Range(0, StateLength).Select(_ => Letters[random.Next(Letters.Length)])), to, again, now + Life);

    /// <summary>Name of the cookie for a state: two links opened at once do not disturb each other.</summary>
    public static string CookieOf(string state) => $"gridbot-signin-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 6))}";

    public string Write(IDataProtector protector)
        => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{State}{Separator}{Until.ToUnixTimeSeconds()}{Separator}{(Again ? 1 : 0)}{Separator}{To.Text}"));

    /// <summary>Reads a cookie; null for one that is missing, forged, for another state, or too old.</summary>
    public static SignInTicket? Read(IDataProtector protector, string? cookie, string state, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(cookie))
        {
            return null;
        }

        string[] parts;
        try
        {
            parts = protector.Unprotect(cookie).Split(Separator);
        }
        catch (CryptographicException)
        {
            return null;
        }

        return parts is [var own, var until, var again, var to]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(own), Encoding.UTF8.GetBytes(state))
            && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && DateTimeOffset.FromUnixTimeSeconds(seconds) is var end && now < end
            && LocalPath.TryParse(to, out var path)
                ? new SignInTicket(own, path.Value, again == "1", end)
                : null;
    }
}
