using System.Globalization;
using System.Text;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Tables;

namespace HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;

/// <summary>NHS England's zips as it publishes them, filled from the raw files.</summary>
internal static class NhsBodies
{
    public const string RegistrationsHeading = "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS";

    private static readonly string[] Groups = ["DM", "CAN", "CKD", "NDH", "PC", "AF", "CHD", "HF", "HYP", "LVSD", "PAD", "STIA", "AST", "COPD", "OB", "SMOK", "DEM", "DEP", "EP", "LD", "MH"];

    public static string RegistrationRows(string raw) =>
        string.Concat(new RawRows(raw, "gp_registrations_lsoa11.csv.gz").All.Select(r => $"GP_PRAC_PAT_LIST,01JUL2022,{r("OrganisationCode")},SURGERY,{r("LSOA11CD")},ALL,{r("Patient")}\n"));

    public static PublisherAnswer Registrations(string rows, string heading = RegistrationsHeading) =>
        PublisherAnswer.QuickZip(("gp-reg-pat-prac-lsoa-all.csv", Encoding.UTF8.GetBytes($"{heading}\n{rows}")), ("gp-reg-pat-prac-lsoa-male.csv", "x\n"u8.ToArray()));

    /// <summary>Counts that give the raw file's shares, with a register, a practice and an achievement that nobody asked for.</summary>
    /// <param name="change">Of the text of each table.</param>
    /// <param name="care">Every other measure of care is there too, under the code of 2021/22 or its first: it reached three patients in five.</param>
    /// <param name="twice">The table of achievements is there a second time, as that of a region.</param>
    public static PublisherAnswer Qof(string raw, Func<string, string>? change = null, bool care = false, bool twice = false)
    {
        var registers = new StringBuilder("PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE\nZ99999,DM,1,17OV,10\n");
        var achievements = new StringBuilder("REGION_ODS_CODE,PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE\n");
        foreach (var row in new RawRows(raw, "qof_2021_22_practice_prevalence.csv").All)
        {
            var practice = row("OrganisationCode");
            foreach (var group in Groups)
            {
                if (Counts(row($"{group}-prevalance")) is var (count, list))
                    registers.AppendLine(CultureInfo.InvariantCulture, $"{practice},{group},{count},TOTAL,{list}");
            }

            registers.AppendLine(CultureInfo.InvariantCulture, $"{practice},RA,1,16OV,100");
            foreach (var (code, column) in new[] { ("DM019", "DM019-BP"), ("DM020", "DM020-HbA1c") })
            {
                if (Counts(row(column)) is not var (numerator, all))
                    continue;
                // Nobody who had the care was set aside.
                var aside = Math.Clamp(all - numerator, 0, 3);
                achievements.AppendLine(CultureInfo.InvariantCulture, $"Y63,{practice},{code},NUMERATOR,{numerator}\nY63,{practice},{code},DENOMINATOR,{all - aside}\nY63,{practice},{code},PCAS,{aside}");
            }

            foreach (var measure in CareMeasures.All.Where(m => care && m.Codes[^1] is not ("DM019" or "DM020")))
                achievements.AppendLine(CultureInfo.InvariantCulture, $"Y63,{practice},{measure.Codes[^1]},NUMERATOR,30\nY63,{practice},{measure.Codes[^1]},DENOMINATOR,40\nY63,{practice},{measure.Codes[^1]},PCAS,10");
            achievements.AppendLine(CultureInfo.InvariantCulture, $"Y63,{practice},AF001,REGISTER,3");
        }

        List<(string, byte[])> entries = [("PREVALENCE_2122_V2.csv", Bytes(registers)), ("ACHIEVEMENT_2122.csv", Bytes(achievements)), ("MAPPING_NHS_GEOGRAPHIES_2122.csv", "x\n"u8.ToArray())];
        if (twice)
            entries.Add(("ACHIEVEMENT_NORTH_2122.csv", Bytes(achievements)));
        return PublisherAnswer.QuickZip([.. entries]);

        byte[] Bytes(StringBuilder table) => Encoding.UTF8.GetBytes(change?.Invoke(table.ToString()) ?? table.ToString());
    }

    /// <summary>Smallest whole numbers that give this very number: the first convergent of its continued fraction that does, taken so often that three patients can be set aside.</summary>
    /// <returns>Null where the raw file has no share: the publisher has no row then.</returns>
    private static (int Count, int Whole)? Counts(string share)
    {
        if (share.Length == 0)
            return null;
        var wanted = double.Parse(share, CultureInfo.InvariantCulture);
        var (rest, before, last) = (decimal.Parse(share, CultureInfo.InvariantCulture), (Count: 0L, Whole: 1L), (Count: 1L, Whole: 0L));
        while (true)
        {
            var next = (long)decimal.Floor(rest);
            (before, last) = (last, ((next * last.Count) + before.Count, (next * last.Whole) + before.Whole));
            if ((double)last.Count / last.Whole == wanted)
                return ((int)(last.Count * 4), (int)(last.Whole * 4));
            rest = 1 / (rest - next);
        }
    }
}
