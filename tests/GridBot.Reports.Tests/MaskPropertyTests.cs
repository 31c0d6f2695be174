// The mask over generated numbers and addresses.
using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using GridBot.Reports.Masking;

namespace GridBot.Reports.Tests;

public sealed class MaskPropertyTests
{
    private const int Addresses = 10_000;
    private static readonly Mask Mask = RealMask.Mask;

    private static readonly string[] Roads = ["和平路", "新疆路", "中山东路", "云海街", "青年大街", "京东小区", "苏州花园", "吉林胡同", "翠云里", "川江道"];
    private static readonly string[] Befores = ["", "你好,", "3栋201 ", "12号楼", "2.", "在2026年11月22日,", "(", "WG20261122-7K3F ", "tel:", "1-2-301，", "共5人 "];
    // No lone digits after a blank: "6222 … 7890 3" may be a card of seventeen digits, and is then masked whole.
    private static readonly string[] Afters = ["", "。", "谢谢", ",3单元", "，2026-11-22", ")", "、和平路12号", "号机主", "\n15楼", "!"];

    [Fact]
    public void Of_ten_thousand_generated_addresses_none_is_masked()
    {
        var random = new Random(20261122);
        var masked = Enumerable.Range(0, Addresses).Select(_ => Address(random)).Where(address => Mask.Apply(address) != address).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{masked.Count} of {Addresses} addresses masked");
        Assert.Empty(masked);
    }

    [Property(MaxTest = 3_000)]
    public void A_generated_number_is_masked_however_it_is_written_and_whatever_stands_around(int seed)
    {
        var random = new Random(seed);
        var (number, label) = random.Next(6) switch
        {
            0 => (Identity(random), RealMask.Rules.Labels.IdentityCard),
            1 => (Mobile(random), RealMask.Rules.Labels.Phone),
            2 => (Plate(random, serial: 5), RealMask.Rules.Labels.Plate),
            3 => (Plate(random, serial: 6), RealMask.Rules.Labels.Plate),
            4 => (Card(random), RealMask.Rules.Labels.BankCard),
            _ => ($"041{random.Next(1, 9)}-{random.Next(20_000_000, 89_999_999)}", RealMask.Rules.Labels.Phone),
        };
        var written = Write(number, random);
        var before = Befores[random.Next(Befores.Length)];
        var after = Afters[random.Next(Afters.Length)];
        Assert.Equal(before + label + after, Mask.Apply(before + written + after));
    }

    [Property(MaxTest = 3_000)]
    public void Numbers_of_orders_meters_areas_and_reports_stay(int seed)
    {
        var random = new Random(seed);
        string[] signs = ["订单号", "工单号:", "运单 ", "电费户号", "水表号", "流水号", "合同编号", "网格编号", "案件号", "编号："];
        var text = random.Next(5) switch
        {
            0 => $"WG2026{random.Next(1, 13):00}{random.Next(1, 29):00}-{random.Next(1_000, 9_999)}",
            1 => $"{random.Next(210_202, 210_299)}{random.Next(1, 25):000}{random.Next(1, 60):000}{random.Next(1, 30):000}",
            2 => $"第{random.Next(1, 9_999)}期,{random.Next(1, 99_999)}元,{random.Next(1, 99_999_999)}人次",
            _ => signs[random.Next(signs.Length)] + string.Concat(Enumerable.Range(0, random.Next(5, 20)).Select(_ => random.Next(10))),
        };
        Assert.True(ReferenceEquals(text, Mask.Apply(text)) || IsIdentity(text), text);
    }

    [Property(MaxTest = 2_000)]
    public bool Masking_twice_is_masking_once(string? text, int seed)
    {
        var random = new Random(seed);
        var mixed = new StringBuilder(text);
        for (var i = 0; i < 6; i++)
        {
            mixed.Append("0123456789 -.()辽B@ac京X"[random.Next(21)]).Append(random.Next(0, 5) switch { 0 => Mobile(random), 1 => Identity(random), 2 => "他叫张伟和", 3 => "姓名：", _ => "" });
        }

        var once = Mask.Apply(mixed.ToString());
        return ReferenceEquals(Mask.Apply(once), once);
    }

    private static string Address(Random random)
    {
        var road = Roads[random.Next(Roads.Length)];
        return random.Next(14) switch
        {
            0 => $"{road}{random.Next(1, 3000)}号{random.Next(1, 40)}单元{random.Next(101, 3399)}室",
            1 => $"{road}{random.Next(1, 300)}-{random.Next(1, 30)}号",
            2 => $"{road}{random.Next(1, 99)}栋{random.Next(1, 9)}-{random.Next(1, 40)}-{random.Next(1, 6)}",
            3 => $"{road}{(char)('A' + random.Next(26))}座{random.Next(101, 6005)}",
            4 => $"{road}{(char)('A' + random.Next(26))}{random.Next(1, 99)}-{random.Next(101, 3305)}室",
            5 => $"{random.Next(1, 99)}#{random.Next(1, 9)}-{random.Next(101, 3305)} {road}",
            6 => $"{road}{random.Next(1, 999)}弄{random.Next(1, 99)}号{random.Next(101, 2505)}、{random.Next(101, 2505)}",
            7 => $"{road}{(char)('A' + random.Next(26))}{random.Next(10_000, 99_999)}室",
            8 => $"{road}K{random.Next(1, 999)}+{random.Next(100, 999)}处,{random.Next(18, 54)}.{random.Next(100_000, 999_999)},{random.Next(73, 135)}.{random.Next(100_000, 999_999)}",
            9 => $"{road}{(char)('A' + random.Next(26))}{random.Next(1, 30)}-{random.Next(1, 9)}-{random.Next(101, 3305)}",
            10 => $"{road}{random.Next(1, 99)}栋{random.Next(101, 3305)}、{random.Next(101, 3305)} {random.Next(101, 3305)}室",
            11 => $"{road}{Numeral(random)}号楼{Numeral(random)}单元{Numeral(random)}层{random.Next(1, 99)}号,{Numeral(random)}路{random.Next(1, 999)}米",
            12 => $"{road}地下{random.Next(1, 3)}层{(char)('A' + random.Next(26))}区{random.Next(1, 999):000}号车位,{random.Next(1, 13)}月{random.Next(1, 29)}日{random.Next(24)}时{random.Next(60):00}分",
            _ => $"2026-{random.Next(1, 13):00}-{random.Next(1, 29):00} {road}{random.Next(1, 99)}号{random.Next(1, 99)}号楼{random.Next(101, 3305)}",
        };
    }

    private static string Numeral(Random random) => "一二三四五六七八九十"[random.Next(10)].ToString();

    // By chance a number behind a sign may be an identity card's in every digit; then it is masked whatever the sign says.
    private static bool IsIdentity(string text) => Mask.Apply(text).Contains(RealMask.Rules.Labels.IdentityCard, StringComparison.Ordinal);

    // Closely, full-width or, where that leaves the number readable, in the usual groups.
    private static string Write(string number, Random random) => random.Next(6) switch
    {
        3 when number.All(char.IsAsciiDigit) => string.Concat(number.Select(c => "零一二三四五六七八九"[c - '0'])),
        4 when number.Length == 11 && number[0] == '1' => $"{number[..3]} {number[3..7]}-{number[7..]}",
        0 => string.Concat(number.Select(c => c is >= '!' and <= '~' && c != '-' ? (char)(c - '!' + '\uff01') : c)),
        1 when number.Length == 11 && number[0] == '1' => $"{number[..3]} {number[3..7]} {number[7..]}",
        1 when number.Length == 18 => $"{number[..6]} {number[6..14]} {number[14..]}",
        2 when number.Length == 11 && number[0] == '1' => $"{number[..3]}-{number[3..7]}-{number[7..]}",
        2 when number.Length == 16 => $"{number[..4]} {number[4..8]} {number[8..12]} {number[12..]}",
        _ => number,
    };

    private static string Mobile(Random random) => $"1{random.Next(3, 10)}{random.Next(0, 1_000_000_000):000000000}";

    private static string Plate(Random random, int serial)
    {
        const string letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        var provinces = RealMask.Rules.PlateProvinces;
        var number = new StringBuilder().Append(provinces[random.Next(provinces.Length)]).Append(letters[random.Next(letters.Length)]);
        number.Append(serial == 6 ? "DF"[random.Next(2)] : letters[random.Next(letters.Length)]);
        for (var i = 1; i < serial; i++)
        {
            number.Append(random.Next(10));
        }

        return number.ToString();
    }

    private static string Identity(Random random)
    {
        const string check = "10X98765432";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        string[] provinces = ["11", "21", "33", "44", "51", "65"];
        var birth = new DateTime(1940, 1, 1).AddDays(random.Next(25_000));
        var body = $"{provinces[random.Next(provinces.Length)]}{random.Next(100, 2_999):0000}{birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{random.Next(1_000):000}";
        return body + check[body.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }

    private static string Card(Random random)
    {
        var body = new StringBuilder("62");
        var length = random.Next(16, 20);
        while (body.Length < length - 1)
        {
            body.Append(random.Next(10));
        }

        for (var digit = 0; ; digit++)
        {
            var number = body.ToString() + digit;
            var sum = number.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : ((c - '0') * 2 / 10) + ((c - '0') * 2 % 10)).Sum();
            if (sum % 10 == 0)
            {
                return number;
            }
        }
    }
}
