using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace HealthNeeds.Fixtures.Hostile;

/// <summary>Values that nobody means well with.</summary>
public static class HostileValues
{
    /// <summary>Must never stand in a page as it is here.</summary>
    public const string Markup = "<hn-hostile onload=alert(7)>";

    /// <summary>Must never become a header.</summary>
    public const string InjectedHeader = "x-hn-injected";

    private static readonly string[] Written =
    [
        "", " ", "null", "undefined", "true", "[]", "{}", "[object Object]", "None", "nil",
        "0", "-1", "-0", "1e999", "1e-999", "NaN", "Infinity", "-Infinity", "0x10", "1_000", "1,5", "1.234,56", "1'000", "٣", "１２", "½", "²", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999999999", "0.1e1", "+5", ".5", "5.", "--1", "1/0",
        "E01007317'", "E01007317 or 1=1", "' or '1'='1", "'; drop table area; --", "1); select * from read_text('/etc/passwd'); --", "$name", "@name", "?", "%27%20union%20select%20sql%20from%20sqlite_master--", "pg_sleep(5)", "1 union all select null,null--",
        "../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "....//....//etc/passwd", "%2e%2e%2fcurrent.json", "..%c0%af..%c0%afetc/passwd", "current.json", "C:\\boot.ini", "\\\\host\\share", "NUL", "CON", "E01007317.duckdb", "~root",
        Markup, "\"><script>alert(7)</script>", "'-alert(7)-'", "javascript:alert(7)", "</title><hn-hostile>", "<!--", "]]>", "{{7*7}}", "${7*7}", "#{7*7}", "@(7*7)", "%{7*7}", "<svg/onload=alert(7)>", "&lt;hn-hostile&gt;", "=cmd|'/c calc'!A0", "@SUM(1)", "\t=1",
        $"a\r\n{InjectedHeader}: 1", $"a\n{InjectedHeader}: 1\n\n<hn-hostile>", $"a\u560d\u560a{InjectedHeader}: 1", "a\0b", "\0", "\u0001\u0002", "\u001b[31m", "\u202etxt.exe", "\ufeff", "\ufffe", "\uffff", "\u0130", "\u0131", "ß", "ŉ", "İı", "é", "e\u0301", "👩‍👩‍👧‍👦", "𝟘𝟙", "ﷺ", "Ⅷ", "a\u0300\u0301\u0302\u0303\u0304",
        "E01007317,E01007317", ",,,,", "E01007317,", ":::", "cancer:1,cancer:2", "cancer:-1", "cancer:NaN", "cancer:1e308", "cancer:1:2", "53.381,-1.47;;;", "91,181", "NaN,NaN", "1..2", "a..b..c", "20261129T101556Z-a8653d5e", "20269999T999999Z-zzzzzzzz", "00000000T000000Z-00000000", "E99999999", "e01007317", "E0100731７", "W01000001", "S1 1AA", "S1%001AA", "ZZ99 9ZZ",
        "//evil.example", "https://evil.example/", "/\\evil.example", "\\evil", "%", "%%", "%zz", "%u0041", "%0", "%c0%80", "%ff%fe", "%ed%a0%80", "%f4%90%80%80", "+", "a+b", "a%2Bb", "a%26b=c", "a;b", "*", "**", "(?:a+)+$", "^(a|a)*$", "\\", "\\x", ".", "..", "...",
    ];

    /// <summary>As they are, for headers; those with a line's end in them make a request that is none.</summary>
    public static Gen<string> Raw { get; } = Gen.Frequency<string>(
        (6, Gen.Elements(Written).Select(Bytes)),
        (1, from length in Gen.Elements(300, 3000, 9000) select new string('a', length)),
        (1, from bytes in Gen.Choose(1, 255).ListOf(12) select new string([.. bytes.Select(b => (char)b)])));

    /// <summary>For addresses: mostly percent-encoded as a browser would, some as they are.</summary>
    public static Gen<string> Escaped { get; } = Gen.Frequency<string>(
        (12, Gen.Elements(Written).Select(Uri.EscapeDataString)),
        (3, Gen.Elements(Written.Where(w => w.Length > 0 && w.All(c => c is > ' ' and < '\u007f' and not '#')).ToArray())),
        (2, from bytes in Gen.Choose(0, 255).ListOf(8) select string.Concat(bytes.Select(b => $"%{b:X2}"))),
        (2, from text in Gen.Choose(1, 0xD7FF).ListOf(6) select Uri.EscapeDataString(new string([.. text.Select(c => (char)c)]))),
        (1, from length in Gen.Elements(65, 257, 1100, 4000, 13000) from sign in Gen.Elements("9", "a", "%41", ",", "-", "E01007317,") select string.Concat(Enumerable.Repeat(sign, Math.Max(1, length / sign.Length)))),
        (1, from number in Gen.Choose(int.MinValue, int.MaxValue) select number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
