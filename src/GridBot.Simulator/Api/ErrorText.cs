// The wording and shape of the platform's error answers.
using System.Globalization;

namespace GridBot.Simulator.Api;

/// <summary>Texts by error code, as far as they were seen in answers.</summary>
public static class ErrorText
{
    private static readonly Dictionary<int, string> Known = new()
    {
        [-1] = "system error",
        [6000] = "data version conflict",
        [40001] = "invalid credential",
        [40003] = "invalid userid",
        [40004] = "invalid media file type",
        [40006] = "invalid file size",
        [40007] = "invalid media_id",
        [40008] = "invalid message type",
        [40009] = "invalid image size",
        [40013] = "invalid corpid",
        [40014] = "invalid access_token",
        [40029] = "invalid code",
        [40032] = "invalid user list size",
        [40050] = "chatid not exist",
        [40058] = "invalid Request Parameter",
        [40091] = "invalid secret",
        [41001] = "access_token missing",
        [41002] = "corpid missing",
        [41004] = "secret missing",
        [41005] = "empty media data",
        [41006] = "media_id missing",
        [41011] = "missing agentid",
        [42001] = "access_token expired",
        [42003] = "oauth code expired",
        [42014] = "taskid has existed or empty or exceed max len",
        [42015] = "not the application of the card",
        [42022] = "oauth code has been used",
        [43012] = "callback url of the application is not set",
        [44001] = "empty media data",
        [44004] = "text content is empty",
        [45001] = "media file size exceeds limit",
        [45002] = "content size out of limit",
        [45008] = "article count out of limit",
        [45009] = "api freq out of limit",
        [45033] = "concurrent calls out of limit",
        [45034] = "url or sourceurl exceeds limit or lacks a scheme",
        [50001] = "redirect_uri is not a trusted domain",
        [50003] = "application is disabled",
        [60011] = "no privilege to access/modify contact/party/agent",
        [60020] = "not allow to access from your ip",
        [60111] = "userid not found",
        [60140] = "response_code may be expired",
        [81013] = "user & party & tag all invalid",
        [82001] = "touser & toparty & totag all empty",
        [82002] = "toparty too many",
        [82003] = "totag too many",
        [84025] = "invalid state",
        [86001] = "invalid chatid",
        [86003] = "chatid not exist",
        [86215] = "chatid existed",
        [86216] = "chat member invalid",
        [93000] = "invalid webhook url",
        [93004] = "webhook robot is stopped",
        [301002] = "not allow operate another agent with this accesstoken",
        [830002] = "media too large, use Range",
    };

    /// <summary>The short text of a code.</summary>
    public static string Of(int code) => Known.TryGetValue(code, out var text)
        ? text
        : code is >= 42027 and <= 42051 ? "invalid template card field" : "error";

    /// <summary>The whole errmsg: text, hint, caller, link.</summary>
    public static string Dress(int code, string text, string hint, string address) => string.Create(
        CultureInfo.InvariantCulture,
        $"{text}, hint: [{hint}], from ip: {address}, more info at https://open.work.weixin.qq.com/devtool/query?e={code}");
}
