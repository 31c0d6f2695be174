// The page that asks as whom a link is to be opened, and the one that says why it cannot be.
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GridBot.Simulator.Page;
using GridBot.Simulator.State;

namespace GridBot.Simulator.SignIn;

/// <summary>Writes the pages. Everything that came from outside is encoded.</summary>
internal static class SignInPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>One link for every person.</summary>
    /// <param name="users">Members.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="choiceStart">Address of a choice up to the id.</param>
    /// <param name="assets">Folder of the style.</param>
    public static string Choose(IEnumerable<SimulatorUser> users, SignInRequest request, string choiceStart, string assets)
    {
        var all = users.ToList();
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<p class=\"target\">即将打开 <b>{Encoder.Encode(request.Target.Authority)}</b></p>");
        Section(body, "网格员", all.Where(user => user.Group.Length == 0), choiceStart);
        Section(body, "各单位", all.Where(user => user.Group.Length > 0), choiceStart);
        Section(body, "其他人", [new SimulatorUser(LoginCodes.Outsider, "外人", "不在通讯录里，看看只有链接能做什么")], choiceStart);
        return Write("以谁的身份打开？", "手机上的企业微信会自动完成这一步。这里是体验台，请选一位。", body.ToString(), assets);
    }

    /// <summary>Why there is nothing to open.</summary>
    public static string Refuse(int code, string assets) =>
        Write("打不开这个页面", string.Create(CultureInfo.InvariantCulture, $"{Reason(code)}（{code}）"), "", assets);

    private static void Section(StringBuilder body, string title, IEnumerable<SimulatorUser> users, string choiceStart)
    {
        var rows = users.Select(user =>
            $"<li><a data-testid=\"sign-in-user\" href=\"{Encoder.Encode(choiceStart + Uri.EscapeDataString(user.Id))}\"><b>{Encoder.Encode(user.Name)}</b><small>{Encoder.Encode(user.Post)}</small></a></li>").ToList();
        if (rows.Count > 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2><ul>{string.Concat(rows)}</ul>");
        }
    }

    private static string Write(string title, string note, string body, string assets) => PageAssets.ReadText("sign-in.html")
        .Replace("%ASSETS%", assets, StringComparison.Ordinal)
        .Replace("%TITLE%", title, StringComparison.Ordinal)
        .Replace("%NOTE%", note, StringComparison.Ordinal)
        .Replace("%BODY%", body, StringComparison.Ordinal);

    private static string Reason(int code) => code switch
    {
        40013 => "appid 不是这个企业的",
        40058 => "response_type 应为 code，scope 应为 snsapi_base",
        50001 => "redirect_uri 不在可信域名内，或不是完整的网址",
        60111 => "通讯录里没有 user 指的人",
        84025 => "state 只能用英文字母和数字，最多 128 个",
        301002 => "agentid 不是这个应用的",
        _ => "请求有误",
    };
}
