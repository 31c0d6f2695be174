// Hostile and odd XML.
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using GridBot.Channels.Xml;
using Xunit;

namespace GridBot.Channels.Tests.Xml;

public sealed class SafeXmlTests
{
    [Theory]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><Content>&a;</Content></xml>")]
    [InlineData("<!DOCTYPE xml SYSTEM \"file:///etc/passwd\"><xml/>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xml>&x;</xml>")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY l \"l\"><!ENTITY m \"&l;&l;&l;&l;&l;&l;&l;&l;\"><!ENTITY n \"&m;&m;&m;&m;&m;&m;&m;&m;\">]><xml>&n;</xml>")]
    [InlineData("<xml>&undefined;</xml>")]
    [InlineData("<xml><Content></xml>")]
    [InlineData("<xml>")]
    [InlineData("")]
    [InlineData("{\"encrypt\":\"\"}")]
    [InlineData("<xml/><xml/>")]
    public void what_is_hostile_or_broken_is_not_read(string text) => Assert.Null(SafeXml.Parse(text));

    /// <summary>By index, because an attribute cannot hold a lone surrogate.</summary>
    private static readonly (string Written, string Read)[] OddTexts =
    [
        ("a\u0001b\u000Bc\u001Fd", "abcd"), ("lone \uD800 surrogate \uDC00", "lone  surrogate "), ("\uFFFE\uFFFF", ""), ("你好😀 👨‍👩‍👧", "你好😀 👨‍👩‍👧"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void forbidden_characters_are_dropped_and_the_rest_is_read(int odd)
    {
        var (written, read) = OddTexts[odd];
        Assert.Equal(read, SafeXml.Parse($"<xml><Content><![CDATA[{written}]]></Content></xml>")?.Value("Content"));
        Assert.Equal(read, SafeXml.Parse($"<xml><Content>{written}</Content></xml>")?.Value("Content"));
    }

    [Fact]
    public void forbidden_characters_by_reference_are_dropped_too() =>
        Assert.Equal("ab", SafeXml.Parse("<xml><Content>a&#1;&#x1F;b</Content></xml>")?.Value("Content"));

    [Fact]
    public void names_are_found_whatever_their_case_and_order()
    {
        var xml = SafeXml.Parse("<?xml version=\"1.0\" encoding=\"gbk\"?><xml><agentid>1</agentid><!-- c --><B/><ENCRYPT>e</ENCRYPT></xml>")!;
        Assert.Equal("1", xml.Value("AgentID"));
        Assert.Equal("e", xml.Value("Encrypt"));
        Assert.Equal("", xml.Value("b"));
        Assert.Equal("", xml.Value("absent"));
    }

    [Fact]
    public void nesting_is_bounded()
    {
        Assert.NotNull(SafeXml.Parse(Nested(SafeXml.MaxDepth)));
        Assert.Null(SafeXml.Parse(Nested(SafeXml.MaxDepth + 1)));
        Assert.Null(SafeXml.Parse(Nested(40_000)));
    }

    [Fact]
    public void size_is_bounded()
    {
        var most = "<x>" + new string('a', SafeXml.MaxBytes - 7) + "</x>";
        Assert.NotNull(SafeXml.Parse(Encoding.UTF8.GetBytes(most)));
        Assert.Null(SafeXml.Parse(Encoding.UTF8.GetBytes(most + " ")));
    }

    [Property(MaxTest = 500)]
    public void any_text_in_cdata_comes_back_without_what_xml_forbids(NonNull<string> text)
    {
        var written = CleanXml.Write(xml => xml.WriteCDataElement("Content", text.Get));

        // A parser turns a carriage return into a line feed, as XML asks.
        var expected = CleanXml.Clean(text.Get).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        Assert.Equal(expected, SafeXml.Parse(written)?.Value("Content"));
    }

    [Theory]
    [InlineData("]]>")]
    [InlineData("a]]>b]]>]]")]
    [InlineData("]]]]>>")]
    [InlineData("<![CDATA[x]]>&amp;<Content>")]
    public void the_end_mark_of_cdata_is_no_way_out(string text) =>
        Assert.Equal(text, SafeXml.Parse(CleanXml.Write(xml => xml.WriteCDataElement("Content", text)))?.Value("Content"));

    [Property(MaxTest = 500)]
    public void any_text_is_read_or_refused_without_an_exception(NonNull<string> text)
    {
        _ = SafeXml.Parse(text.Get);
        _ = SafeXml.Parse("<xml>" + text.Get + "</xml>");
        _ = SafeXml.Parse(Encoding.Unicode.GetBytes(text.Get));
    }

    /// <summary>Pieces of documents, put together at random: most wholes are plain or nearly so.</summary>
    private static readonly string[] Pieces =
    [
        "<xml>", "</xml>", "<A>", "</A>", "<A/>", "<a-b.c_1>", "</a-b.c_1>", "<![CDATA[x<y&z]]>", "<![CDATA[", "]]>", "]]", "text", "字😀", " ", "\n", "\r", "\r\n", "\t", "&amp;", "&#1;", "&", "<", ">", "/",
        "\u0001", "\uD800", "\uFFFE", "<!-- c -->", "<?pi x?>", "<?xml version=\"1.0\"?>", "<A b=\"c\">", "<A >", "</A >", "<n:A>", "</n:A>", "<1>", "<é>", "</é>", "<!DOCTYPE a>", "",
    ];

    [Property(MaxTest = 3000)]
    public void what_the_plain_reader_reads_the_librarys_reader_reads_alike(byte[] choice)
    {
        var text = string.Concat((choice ?? []).Select(one => Pieces[one % Pieces.Length]));
        foreach (var tried in (string[])[text, $"<xml>{text}</xml>", $"<xml><A>{text}</A><A/>{text}</xml>"])
        {
            if (PlainXml.Read(tried) is { } plain)
            {
                Assert.Equal(Shape(SafeXml.TryRead(tried)!), Shape(plain));
            }
        }
    }

    [Fact]
    public void what_platforms_send_is_plain()
    {
        const string message = "<xml><ToUserName><![CDATA[ww1]]></ToUserName>\n<CreateTime>1348831860</CreateTime><SelectedItems><SelectedItem><QuestionKey><![CDATA[q]]></QuestionKey></SelectedItem></SelectedItems><E/></xml>\n";
        Assert.Equal(Shape(SafeXml.TryRead(message)!), Shape(PlainXml.Read(message)!));
        Assert.NotNull(PlainXml.Read(Nested(SafeXml.MaxDepth)));
        Assert.Null(PlainXml.Read(Nested(SafeXml.MaxDepth + 1)));
        Assert.Null(PlainXml.Read(Nested(40_000)));
    }

    private static string Shape(XmlField field) => $"{field.Name}({field.Text}|{string.Join(',', field.Children.Select(Shape))})";

    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("<a>", levels)) + string.Concat(Enumerable.Repeat("</a>", levels));
}
