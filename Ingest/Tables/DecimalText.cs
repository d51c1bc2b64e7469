using System.Globalization;

namespace HealthNeeds.Ingest.Tables;

/// <summary>Decimal numbers from bytes: the nearest double, as <see cref="double.Parse(string)"/> gives it.</summary>
internal static class DecimalText
{
    /// <summary>Up to here a whole number and a power of ten are both exact as doubles, so one division rounds once.</summary>
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <returns>False for anything but a finite number.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        var digits = text.Length > 0 && text[0] == (byte)'-' ? text[1..] : text;
        if (digits.Length is 0 or > ExactDigits + 1 || !TryExact(digits, out value))
            return TryAny(text, out value);
        if (digits.Length != text.Length)
            value = -value;
        return true;
    }

    private static bool TryExact(ReadOnlySpan<byte> text, out double value)
    {
        var (whole, point, count) = (0L, -1, 0);
        value = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                whole = (whole * 10) + digit;
                count++;
            }
            else if (text[i] == (byte)'.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        if (count is 0 or > ExactDigits)
            return false;
        value = point < 0 ? whole : whole / PowersOfTen[text.Length - 1 - point];
        return true;
    }

    private static bool TryAny(ReadOnlySpan<byte> text, out double value)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
