// What can be wrong with the settings of the Official Account channel.
using GridBot.Channels.Crypto;

namespace GridBot.Channels.OfficialAccount;

/// <summary>The faults of the settings, with their remedies.</summary>
internal static class OfficialAccountFaults
{
    private const string Section = "OfficialAccount:";

    public static IEnumerable<OptionFault> Identity(OfficialAccountOptions options)
    {
        if (options.AppSecret.IsEmpty)
        {
            yield return new(Section + nameof(options.AppSecret), "is missing", "take the AppSecret from the account's console, or name its file in OfficialAccount:AppSecretFile");
        }

        var token = options.CallbackToken.Reveal();
        if (token.Length is < 3 or > 32 || !token.All(char.IsAsciiLetterOrDigit))
        {
            yield return new(Section + nameof(options.CallbackToken), "is not 3 to 32 letters and digits", "copy the Token from the console's page on the server configuration");
        }

        if (options.Mode is not ("plain" or "compatible" or "safe"))
        {
            yield return new(Section + nameof(options.Mode), "is not plain, compatible or safe", "give the mode that the console shows; safe is best");
        }

        // A key that is there must be right in any mode; without one there is only plain.
        if (!(options.CallbackMode == OfficialAccountMode.Plain && options.EncodingAesKey.IsEmpty) && !CallbackCipher.IsLegalKey(options.EncodingAesKey.Reveal()))
        {
            yield return new(Section + nameof(options.EncodingAesKey), "is not 43 letters and digits", "copy the EncodingAESKey from the console's page on the server configuration");
        }

        if (!options.PreviousEncodingAesKey.IsEmpty && !CallbackCipher.IsLegalKey(options.PreviousEncodingAesKey.Reveal()))
        {
            yield return new(Section + nameof(options.PreviousEncodingAesKey), "is not 43 letters and digits", "give the key that was in use before, or leave it out");
        }

        if (!options.ApiBase.IsAbsoluteUri || (options.ApiBase.Scheme != Uri.UriSchemeHttps && options.ApiBase.Scheme != Uri.UriSchemeHttp))
        {
            yield return new(Section + nameof(options.ApiBase), "is no http or https address", "leave it out, or give an address such as https://api.weixin.qq.com");
        }
    }

    public static IEnumerable<OptionFault> Limits(OfficialAccountOptions options)
    {
        (string Key, TimeSpan Value)[] spans =
        [
            (nameof(options.CallbackWindow), options.CallbackWindow), (nameof(options.CredentialFaultHold), options.CredentialFaultHold), (nameof(options.ForceEvery), options.ForceEvery),
            (nameof(options.TokenTimeout), options.TokenTimeout), (nameof(options.SendTimeout), options.SendTimeout), (nameof(options.MediaTimeout), options.MediaTimeout),
            (nameof(options.MediaBodyTimeout), options.MediaBodyTimeout), (nameof(options.RetryDelay), options.RetryDelay), (nameof(options.BreakFor), options.BreakFor),
            (nameof(options.RateWait), options.RateWait), (nameof(options.QuotaWait), options.QuotaWait), (nameof(options.MessageWindow), options.MessageWindow),
        ];
        foreach (var (key, _) in spans.Where(s => s.Value <= TimeSpan.Zero))
        {
            yield return new(Section + key, "is not above zero", "give a time such as 00:00:10, or leave it out");
        }

        if (options.TokenMargin < TimeSpan.Zero || options.TokenMargin > TimeSpan.FromHours(1))
        {
            yield return new(Section + nameof(options.TokenMargin), "is not between 0 and 1 hour", "a token lives 2 hours; 00:04:00 is a good margin");
        }

        if (options.Retries is < 0 or > 10)
        {
            yield return new(Section + nameof(options.Retries), "is not between 0 and 10", "leave it out, or give a small number such as 2");
        }

        (string Key, long Value, long Least)[] sizes =
        [
            (nameof(options.BreakAfter), options.BreakAfter, 1), (nameof(options.ForcesPerDay), options.ForcesPerDay, 0), (nameof(options.TextBytes), options.TextBytes, 64),
            (nameof(options.MediaBytes), options.MediaBytes, 6), (nameof(options.MessagesPerWindow), options.MessagesPerWindow, 1),
        ];
        foreach (var (key, _, least) in sizes.Where(s => s.Value < s.Least))
        {
            yield return new(Section + key, $"is below {least}", "leave it out: the default is the platform's limit");
        }
    }
}
