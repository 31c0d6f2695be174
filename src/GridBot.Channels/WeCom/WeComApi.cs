// The calls of the WeCom API that need an access token.
using GridBot.Channels.Platform;
using GridBot.Notices;

namespace GridBot.Channels.WeCom;

/// <summary>The API of one application. Every call is tried once; only a refused token is renewed and the call repeated, once.</summary>
public sealed class WeComApi(WeComOptions options, ITokenCache tokens, WeComHttp http)
{
    /// <summary>The application's calls.</summary>
    internal TokenCalls Calls { get; } = new(new AppCredentials(WeComInbound.Channel, options.CorpId, options.Secret), tokens, WeComErrorCodes.Table, options.Waits);

    /// <summary>message/send to one person. Errcode 0 with that person among the invalid ones is no success.</summary>
    public async Task<SendResult> SendMessageAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var (result, answer) = await PostAsync("/cgi-bin/message/send", json, cancellationToken);
        if (result is SendResult.Sent && answer is not null && (answer.Text("invaliduser").Length > 0 || answer.Text("unlicenseduser").Length > 0))
        {
            return new SendResult.Never("recipient");
        }

        return result is SendResult.Sent sent && answer is not null ? sent with { ResponseCode = answer.Text("response_code") } : result;
    }

    /// <summary>Replaces a card's buttons by one grey button. A response code works once, for 72 hours.</summary>
    /// <param name="userId">Whose card.</param>
    /// <param name="responseCode">The card's code.</param>
    /// <param name="replaceName">The button's text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SendResult> UpdateCardAsync(string userId, string responseCode, string replaceName, CancellationToken cancellationToken)
    {
        var (result, _) = await PostAsync("/cgi-bin/message/update_template_card", WeComJson.CardUpdate(options.AgentId, userId, responseCode, replaceName), cancellationToken);
        return result;
    }

    /// <summary>appchat/send of markdown.</summary>
    public async Task<SendResult> SendChatAsync(string chatId, string markdown, CancellationToken cancellationToken)
    {
        var (result, _) = await PostAsync("/cgi-bin/appchat/send", WeComJson.ChatMarkdown(chatId, markdown), cancellationToken);
        return result;
    }

    /// <summary>Runs a call with a token; once more with a new one when the first is refused.</summary>
    internal Task<(SendResult Result, ApiAnswer? Answer)> WithTokenAsync(Func<Secret, Task<ApiAnswer>> call, CancellationToken cancellationToken) => Calls.RunAsync(call, cancellationToken);

    /// <summary>The address of a call with its token.</summary>
    internal Uri Address(string path, Secret token, string query = "") => new(options.ApiBase, $"{path}?access_token={Uri.EscapeDataString(token.Reveal())}{query}");

    private Task<(SendResult Result, ApiAnswer? Answer)> PostAsync(string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        WithTokenAsync(token => http.PostAsync(WeComClients.Send, path, Address(path, token), json, cancellationToken), cancellationToken);
}
