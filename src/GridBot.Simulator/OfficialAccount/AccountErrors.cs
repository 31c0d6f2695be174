// The wording of the public-account platform's refusals.
using System.Globalization;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Texts by error code, as far as they were seen in answers or stand in the list of global codes.</summary>
internal static class AccountErrors
{
    private static readonly Dictionary<int, string> Known = new()
    {
        [-1] = "system error",
        [40001] = "invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r",
        [40002] = "invalid grant_type",
        [40003] = "invalid openid",
        [40004] = "invalid media type",
        [40005] = "invalid file type",
        [40006] = "invalid meida size",
        [40007] = "invalid media_id",
        [40008] = "invalid message type",
        [40013] = "invalid appid",
        [40014] = "invalid access_token",
        [40016] = "invalid button size",
        [40017] = "invalid button type",
        [40018] = "invalid button name size",
        [40019] = "invalid button key size",
        [40020] = "invalid button url size",
        [40022] = "invalid sub button level",
        [40023] = "invalid sub button size",
        [40024] = "invalid sub button type",
        [40025] = "invalid sub button name size",
        [40026] = "invalid sub button key size",
        [40027] = "invalid sub button url size",
        [40033] = "invalid charset. please check your request, if include \\uxxxx will create fail!",
        [40037] = "invalid template_id",
        [40055] = "invalid button url domain",
        [40125] = "invalid appsecret",
        [40164] = "invalid ip",
        [40200] = "invalid account type",
        [40241] = "The message is duplicate in 60 seconds",
        [41001] = "access_token missing",
        [41002] = "appid missing",
        [41004] = "appsecret missing",
        [41005] = "media data missing",
        [41006] = "media_id missing",
        [42001] = "access_token expired",
        [43001] = "require GET method",
        [43002] = "require POST method",
        [43004] = "require subscribe",
        [43101] = "user refuse to accept the msg",
        [44001] = "empty media data",
        [44003] = "empty news data",
        [44004] = "empty content",
        [45001] = "media size out of limit",
        [45002] = "content size out of limit",
        [45008] = "article size out of limit",
        [45009] = "reach max api daily quota limit",
        [45011] = "api minute-quota reach limit mustslower retry next minute",
        [45015] = "response out of time limit or subscription is canceled",
        [45047] = "out of response count limit",
        [45162] = "invalid type",
        [46003] = "menu no exist",
        [47001] = "data format error",
        [47003] = "argument invalid!",
        [48001] = "api unauthorized",
    };

    /// <summary>The short text of a code.</summary>
    public static string Of(int code) => Known.GetValueOrDefault(code, "error");

    /// <summary>The whole errmsg. A request's id begins with its time in hexadecimal.</summary>
    public static string Dress(string text, DateTimeOffset at, uint middle, uint last) =>
        string.Create(CultureInfo.InvariantCulture, $"{text} rid: {at.ToUnixTimeSeconds():x8}-{middle:x8}-{last:x8}");
}
