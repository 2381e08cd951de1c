against_the_guide = {"s_six_weeks", "s_longer", "d_forty", "d_weekly", "r_before", "p_ten", "v_five", "t_four", "v_report"}
