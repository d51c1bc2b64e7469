namespace HealthNeeds.Analytics.Parts;

/// <summary>Standard deviations of a part's error per LSOA: its own, the share it has in common with its MSOA, and with its authority.</summary>
internal sealed record PartNoise(float[] Own, float[] Msoa, float[] Authority)
{
    public static PartNoise Constant(int count, double own, double msoa, double authority)
    {
        static float[] Filled(int count, double value)
        {
            var filled = new float[count];
            Array.Fill(filled, (float)value);
            return filled;
        }

        return new PartNoise(Filled(count, own), Filled(count, msoa), Filled(count, authority));
    }

    /// <summary>Variance of the whole error, averaged over the areas where the part is known.</summary>
    public double MeanVariance(bool[] known)
    {
        double sum = 0, n = 0;
        for (var i = 0; i < known.Length; i++)
        {
            if (!known[i]) continue;
            sum += (Own[i] * Own[i]) + (Msoa[i] * Msoa[i]) + (Authority[i] * Authority[i]);
            n++;
        }

        return n > 0 ? sum / n : 0;
    }

    public PartNoise Times(double factor)
    {
        float[] Scaled(float[] sds) => Array.ConvertAll(sds, s => (float)(s * factor));
        return new PartNoise(Scaled(Own), Scaled(Msoa), Scaled(Authority));
    }
}
