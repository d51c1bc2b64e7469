namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>Codes of areas and practices as numbers: comparing them costs nothing, however many rows there are.</summary>
internal static class CodeNumber
{
    public const int AreaLength = 9;
    public const int PracticeLength = 6;

    /// <summary>Numbers of practices begin above the eight digits of areas.</summary>
    private const uint FirstPractice = 100_000_000;

    /// <summary>
    /// "E02000001" as a number: its eight digits; a practice's code, a letter and five digits, as one above all of these. Null for anything else; a small
    /// letter is meant as a large one, as in <see cref="AreaCode.Printed"/>.
    /// </summary>
    public static uint? Of(ReadOnlySpan<byte> code)
    {
        if (code.Length is not (AreaLength or PracticeLength))
            return null;
        var letter = (uint)((code[0] & ~0x20) - 'A');
        if (letter > 'Z' - 'A' || (code.Length == AreaLength && letter != 'E' - 'A'))
            return null;
        uint number = 0;
        foreach (var c in code[1..])
        {
            var digit = (uint)(c - '0');
            if (digit > 9)
                return null;
            number = (number * 10) + digit;
        }

        return code.Length == AreaLength ? number : FirstPractice + (letter * 100_000) + number;
    }
}
