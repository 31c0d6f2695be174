// The calls of the Official Account's API that need an access token.
using GridBot.Channels.Platform;
using GridBot.Notices;

namespace GridBot.Channels.OfficialAccount;

/// <summary>The API of one account. Every call is tried once; only a refused token is renewed and the call repeated, once.</summary>
public sealed class OfficialAccountApi(OfficialAccountOptions options, ITokenCache tokens, OfficialAccountHttp http)
{
    /// <summary>The account's calls.</summary>
    internal TokenCalls Calls { get; } =
        new(new AppCredentials(OfficialAccountInbound.Channel, options.AppId, options.AppSecret), tokens, OfficialAccountErrorCodes.Table, options.Waits);

    /// <summary>message/custom/send of text: allowed for a while after the person wrote.</summary>
    public Task<SendResult> SendTextAsync(string openId, string text, CancellationToken cancellationToken) =>
        PostAsync("/cgi-bin/message/custom/send", OfficialAccountJson.Text(openId, text), cancellationToken);

    /// <summary>message/template/send.</summary>
    /// <param name="openId">To whom.</param>
    /// <param name="templateId">The template.</param>
    /// <param name="fields">Its fields, within their limits.</param>
    /// <param name="messageId">The same for each attempt at one message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SendResult> SendTemplateAsync(
        string openId, string templateId, IEnumerable<KeyValuePair<string, string>> fields, string messageId, CancellationToken cancellationToken) =>
        PostAsync("/cgi-bin/message/template/send", OfficialAccountJson.Template(openId, templateId, fields, messageId), cancellationToken);

    /// <summary>message/subscribe/bizsend: to somebody who agreed to such a notice.</summary>
    public Task<SendResult> SendSubscriptionAsync(string openId, string templateId, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken) =>
        PostAsync("/cgi-bin/message/subscribe/bizsend", OfficialAccountJson.Subscription(openId, templateId, fields), cancellationToken);

    /// <summary>menu/create: replaces the account's menu.</summary>
    internal Task<SendResult> CreateMenuAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken) => PostAsync("/cgi-bin/menu/create", json, cancellationToken);

    /// <summary>The address of a call with its token.</summary>
    internal Uri Address(string path, Secret token, string query = "") => new(options.ApiBase, $"{path}?access_token={Uri.EscapeDataString(token.Reveal())}{query}");

    private async Task<SendResult> PostAsync(string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var (result, _) = await Calls.RunAsync(token => http.PostAsync(OfficialAccountClients.Send, path, Address(path, token), json, cancellationToken), cancellationToken);
        return result;
    }
}
